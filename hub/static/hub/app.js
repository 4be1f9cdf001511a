// Starts what makes pages easier with JavaScript. Every page works without it.
import { initAll } from "./govuk-frontend.min.js";
import { nameEditors } from "./prose-editor.js";
import { enhanceSelects } from "./choose.js";

initAll();
nameEditors();
enhanceSelects();
