#!/bin/sh
# Rebuild the committed CSS and the borrowed scripts. Run `npm ci` here first.
set -eu
cd "$(dirname "$0")"

out="${1:-../static/hub}"
modules=node_modules
mkdir -p "$out/images" "$out/licences"

# To a file of its own first: a failed build must not empty the stylesheet that is served.
"$modules/.bin/sass" --load-path=. --style=compressed --no-source-map --quiet-deps \
  sass/app.scss > app.css.new
mv app.css.new "$out/app.css"

# Source map comments go: the manifest storage would look for files that we do not ship.
strip_map() { sed 's|//# sourceMappingURL=.*||' "$1" > "$2"; }
strip_map "$modules/govuk-frontend/dist/govuk/govuk-frontend.min.js" "$out/govuk-frontend.min.js"
strip_map "$modules/accessible-autocomplete/dist/accessible-autocomplete.min.js" \
  "$out/accessible-autocomplete.min.js"
cp "$modules/@github/combobox-nav/dist/index.js" "$out/combobox-nav.js"
# Made for a page of its own; as a module it has to say what it offers.
{ cat "$modules/idiomorph/dist/idiomorph.min.js"; echo; echo 'export { Idiomorph };'; } \
  > "$out/idiomorph.js"

for icon in close-cross-black document tag-remove-cross tag-remove-cross-white toggle-plus-minus; do
  cp "$modules/@ministryofjustice/frontend/moj/assets/images/icon-$icon.svg" "$out/images/"
done
cp "$modules/accessible-autocomplete/LICENSE.txt" "$out/licences/accessible-autocomplete.txt"
cp "$modules/@github/combobox-nav/LICENSE" "$out/licences/combobox-nav.txt"
cp "$modules/idiomorph/LICENSE" "$out/licences/idiomorph.txt"
