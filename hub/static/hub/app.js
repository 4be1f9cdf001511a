// Starts what makes pages easier with JavaScript. Every page works without it.
import { initAll } from "./govuk-frontend.min.js";
import { enhanceSelects } from "./choose.js";
import { closeFacetsOnPhones } from "./facets.js";
import { nameEditors } from "./prose-editor.js";

initAll();
closeFacetsOnPhones();
nameEditors();
enhanceSelects();
