package furong.channel.web.material;

import furong.channel.web.Shell;
import furong.channel.web.security.Allowed;
import furong.channel.web.security.SignedIn;
import furong.channel.web.ui.Option;
import furong.material.Store;
import furong.material.StoreId;
import furong.material.Stores;
import furong.organisation.Organisation;
import furong.organisation.Role;
import furong.platform.Ids;
import furong.platform.Refused;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pages.Templates;

/** The warehouse: what came in, what was handed out to which van, what came back, what was counted. */
@Allowed({Role.DISPATCHER, Role.BRANCH_MANAGER, Role.BACK_OFFICE})
@Controller
class StorePages {

    private static final int MOVES = 50;

    private final Stores stores;
    private final Organisation organisation;
    private final Templates templates;

    StorePages(Stores stores, Organisation organisation, Templates templates) {
        this.stores = stores;
        this.organisation = organisation;
        this.templates = templates;
    }

    @GetMapping("/stores")
    JteModel all(SignedIn who, Shell shell) {
        var places = stores.inScope(who.scope());
        return templates.materialStores(
                shell,
                places.stream().map(place -> row(place, shell)).toList(),
                stores.stock(places.stream().map(Store::id).toList()));
    }

    @GetMapping("/stores/{store}")
    JteModel one(@PathVariable StoreId store, SignedIn who, Shell shell) {
        var place = open(store, who);
        var others = stores.inScope(who.scope()).stream()
                .filter(other ->
                        other.unit().equals(place.unit()) && !other.id().equals(store))
                .map(other -> new Option(other.id().text(), row(other, shell).name()))
                .toList();
        return templates.materialStore(
                shell,
                new StoreView(
                        row(place, shell),
                        stores.stock(store),
                        stores.moves(store, MOVES),
                        stores.items(),
                        others,
                        Ids.text(Ids.next())));
    }

    /** One move; the form's own command makes a double click one move. */
    @PostMapping("/stores/{store}/moves")
    String move(
            @PathVariable StoreId store,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "") String quantity,
            @RequestParam(defaultValue = "") String other,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String command,
            SignedIn who,
            HttpServletRequest request) {
        var place = open(store, who);
        var by = who.actor(request);
        var id = command.matches("[0-9A-Z]{8,40}") ? command : Ids.text(Ids.next());
        var many = quantity.matches("\\d{1,6}") ? Integer.parseInt(quantity) : -1;
        if (many < 0) throw Refused.field("quantity", "material-quantity", 100_000);
        switch (kind) {
            case "RECEIVED" -> stores.receive(id, place.id(), item, many, note.strip(), by);
            case "HANDED_OUT" -> stores.handOut(id, place.id(), other(other, who), item, many, by);
            case "RETURNED" -> stores.takeBack(id, place.id(), other(other, who), item, many, by);
            case "COUNTED" -> stores.counted(id, place.id(), item, many, note, by);
            default -> throw Refused.field("kind", "required");
        }
        return "redirect:/stores/" + store.text();
    }

    private StoreId other(String text, SignedIn who) {
        if (text.isEmpty()) throw Refused.field("other", "required");
        return open(StoreId.of(text), who).id();
    }

    private Store open(StoreId id, SignedIn who) {
        var place = stores.get(id);
        if (!who.scope().sees(place.unit())) throw new Refused("not-found", id.text());
        return place;
    }

    private StoreRow row(Store place, Shell shell) {
        var unit = shell.t(organisation.unit(place.unit()).name());
        var crew = place.crew();
        var vehicle = place.vehicle();
        var name = switch (place.kind()) {
            case STORE -> shell.t("material.kind.STORE");
            case VAN ->
                crew == null
                        ? ""
                        : shell.t("material.kind.VAN", organisation.crew(crew).name());
            case VEHICLE ->
                organisation.vehicles().stream()
                        .filter(one -> one.id().equals(vehicle))
                        .map(one -> one.plate())
                        .findFirst()
                        .orElse("");
        };
        return new StoreRow(place, unit, name);
    }

    static List<Option> kinds(Store place, Shell shell) {
        var mine = place.kind() == Store.Kind.STORE
                ? List.of("RECEIVED", "HANDED_OUT", "COUNTED")
                : List.of("RETURNED", "COUNTED");
        return mine.stream()
                .map(kind -> new Option(kind, shell.t("material.do." + kind)))
                .toList();
    }
}
