/** The facets that filter programs, as the address names them, each with the field of a program that it reads. */
export const PROGRAM_FACETS = {
  direction: 'directions',
  agency: 'agencies',
  category: 'category',
  status: 'status',
  stage: 'careerStages',
  partner: 'partners',
} as const;

export type FacetName = keyof typeof PROGRAM_FACETS;

/** Stands in a facet for programs of which the documents state nothing there. */
export const NOT_STATED = 'none';
