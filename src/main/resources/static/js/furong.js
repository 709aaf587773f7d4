// One module per habit; all listen on the document, so that fragments from the server need no wiring.
import "./dialogs.js";
import "./palette.js";
import "./keys.js";
import "./countdown.js";
import "./forms.js";
import "./progress.js";
import "./device.js";
import "./unfold.js";
import "./signature.js";
import "./effort.js";
import "./chart.js";
import "./change.js";
import "./hall.js";
import "./locate.js";
