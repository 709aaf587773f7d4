package furong.demo;

import furong.customer.AddressBook;
import furong.organisation.Area;
import furong.platform.Label;
import furong.resource.Exchange;
import furong.resource.Inventory;
import java.util.List;
import java.util.Map;

/** Gives each district an exchange with numbers and ports, and the city one more for its PHS numbers. */
class Stock {

    private static final int NUMBERS = 400;
    private static final Map<String, Integer> PORTS = Map.of("PAIR", 300, "DSLAM", 200, "LAN", 150, "PON", 150);

    private final Inventory inventory;
    private final AddressBook addresses;

    Stock(Inventory inventory, AddressBook addresses) {
        this.inventory = inventory;
        this.addresses = addresses;
    }

    void fill(Progress progress) {
        progress.begin("numbers and ports");
        var districts = List.copyOf(addresses.districts());
        for (var n = 0; n < districts.size(); n++) {
            var district = districts.get(n);
            var code = "E" + district.code();
            inventory.addExchange(
                    new Exchange(
                            code,
                            new Label(
                                    district.name().zh() + "端局", district.name().en() + " exchange"),
                            "VOICE"),
                    List.of(Area.district(district.code())));
            inventory.addNumbers(code, Long.toString(84_100_000L + n * 10_000L), NUMBERS);
            PORTS.forEach((kind, count) -> inventory.addPorts(code, kind, count));
            progress.at(n + 1, districts.size() + 1);
        }
        inventory.addExchange(
                new Exchange("EPHS", new Label("小灵通端局", "PHS exchange"), "PHS"),
                districts.stream()
                        .map(district -> Area.district(district.code()))
                        .toList());
        inventory.addNumbers("EPHS", "88100000", NUMBERS * 5);
        progress.end();
    }
}
