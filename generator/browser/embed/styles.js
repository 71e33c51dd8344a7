/* The stylesheet of the element. The build fills it in: site_templates/embed/element.css and what
 * it rests on. */

export const STYLES = "";
