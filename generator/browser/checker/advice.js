/* What stands before a sentence that no norm carries. */

export const ADVICE = "Hinweis der Redaktion";
