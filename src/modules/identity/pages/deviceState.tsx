import type { Context } from '#platform/http/context.ts';
import { StatusTag } from '#ui/statusTag.tsx';
import type { Device } from '../data/devices.ts';
import { words } from '../messages.ts';

/** Whether a device or the key of a system works. */
export function DeviceState({ ctx, device }: { ctx: Context; device: Device }) {
  const { devices, keys } = words(ctx.locale);
  if (device.revokedAt) return <StatusTag tone="neutral">{devices.revoked}</StatusTag>;
  if (device.expiresAt && device.expiresAt <= ctx.services.clock.now())
    return <StatusTag tone="danger">{keys.expired}</StatusTag>;
  const isSystem = device.kind === 'system';
  if (device.lastSeenAt)
    return <StatusTag tone="success">{isSystem ? keys.works : devices.connected}</StatusTag>;
  return <StatusTag tone="warning">{isSystem ? keys.unused : devices.waiting}</StatusTag>;
}
