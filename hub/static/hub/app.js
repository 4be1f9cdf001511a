// Starts what makes pages easier with JavaScript. Every page works without it.
import { initAll } from "./govuk-frontend.min.js";
import { askAboutChanges } from "./adaptation.js";
import { keepDrafts } from "./autosave.js";
import { enhanceSelects } from "./choose.js";
import { closeFacetsOnPhones } from "./facets.js";
import { searchLive } from "./live-search.js";
import { nameEditors, restoreEditors } from "./prose-editor.js";
import { suggestInSearchBoxes } from "./suggest.js";
import { keepUnsaved } from "./unsaved.js";

initAll();
closeFacetsOnPhones();
nameEditors();
restoreEditors();
keepUnsaved();
keepDrafts();
askAboutChanges();
enhanceSelects();
suggestInSearchBoxes();
searchLive();
