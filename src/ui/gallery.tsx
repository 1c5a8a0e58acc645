import type { VNode } from 'preact';
import { galleryBoard } from './gallery/board.tsx';
import { galleryForms } from './gallery/forms.tsx';
import { galleryKiosk, galleryKioskTicket } from './gallery/kiosk.tsx';
import { galleryPublic } from './gallery/public.tsx';
import type { GalleryProps } from './gallery/sample.tsx';
import { galleryStaff, galleryStaffCase } from './gallery/staff.tsx';

/** The sample screens by name. */
export const galleryScreens = {
  public: galleryPublic,
  forms: galleryForms,
  staff: galleryStaff,
  case: galleryStaffCase,
  kiosk: galleryKiosk,
  ticket: galleryKioskTicket,
  board: galleryBoard,
} satisfies Record<string, (props: GalleryProps) => VNode>;

export type GalleryScreen = keyof typeof galleryScreens;

/** True for the name of a sample screen. */
export function isGalleryScreen(name: string): name is GalleryScreen {
  return Object.hasOwn(galleryScreens, name);
}

/** All components on realistic screens, without data: what a designer and the tests look at. */
export function galleryPage(screen: GalleryScreen, props: GalleryProps): VNode {
  return galleryScreens[screen](props);
}
