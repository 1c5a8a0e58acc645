import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { cleanText } from './cleanText.ts';
import type { UploadedFile } from './context.ts';
import { Problem } from './problems.ts';

/** Limits of one form with files. */
const limits = { fileSize: 20 * 1024 * 1024, files: 20, fields: 500, fieldSize: 20_000, headerPairs: 50 };

export async function registerUploads(server: FastifyInstance): Promise<void> {
  await server.register(multipart, { limits });
}

/**
 * Reads a form with files: its text fields become the body, its files are returned. A form without files has none. A route
 * that takes larger files names its own limit: of a file above it only the beginning comes, one byte longer than the limit,
 * so that the form can say what to do.
 */
export async function readUploads(request: FastifyRequest, largest?: number): Promise<UploadedFile[]> {
  if (!request.isMultipart()) return [];
  const own = largest && { limits: { fileSize: largest + 1 }, throwFileSizeLimit: false };
  const fields: Record<string, string | string[]> = {};
  const files: UploadedFile[] = [];
  for await (const part of own ? request.parts(own) : request.parts()) {
    if (part.type === 'file') {
      const bytes = await part.toBuffer();
      if (part.filename)
        files.push({ field: part.fieldname, name: cleanText(part.filename.slice(0, 255)), bytes });
    } else if (typeof part.value === 'string') {
      addField(fields, cleanText(part.fieldname), cleanText(part.value));
    } else {
      throw new Problem('badRequest');
    }
  }
  request.body = fields;
  return files;
}

function addField(fields: Record<string, string | string[]>, name: string, value: string): void {
  const before = fields[name];
  if (before === undefined) fields[name] = value;
  else fields[name] = Array.isArray(before) ? [...before, value] : [before, value];
}
