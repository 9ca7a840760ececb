import type { PlacedClaim } from '../model/build-site.ts';
import type { ClaimPage } from './claim-page.ts';

/** A name as its document writes it, for pages that show its English; two names may have one translation. */
export function getOriginalName({ locale }: ClaimPage, { value }: PlacedClaim): string {
  if (locale !== 'en' || value.type !== 'name' || !value.en) return '';
  return value.en === value.text ? '' : value.text;
}
