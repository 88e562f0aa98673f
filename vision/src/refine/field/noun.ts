/** How people call a key of a document. */
export const NOUN = '(field|key|property|attribute|entry|section|parameter)'
