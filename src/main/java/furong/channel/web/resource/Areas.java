package furong.channel.web.resource;

import furong.channel.web.Shell;
import furong.channel.web.ui.Option;
import furong.customer.AddressBook;
import furong.organisation.Area;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the area somebody means: by the two choices, or by an address as it is written on a letter. */
@Component
class Areas {

    private final AddressBook book;

    Areas(AddressBook book) {
        this.book = book;
    }

    /** {@code null} if nothing is chosen; an office that is not in the district is dropped. */
    @Nullable
    Area chosen(String district, String office) {
        if (district.isEmpty()) return null;
        var known = book.offices(book.district(district).code());
        var there = known.stream().anyMatch(one -> one.area().streetOffice().equals(office));
        return new Area(district, there ? office : "");
    }

    /** The street office, else the district, whose name stands in an address; {@code null} if none does. */
    @Nullable
    Area written(String address) {
        var office = book.offices().stream()
                .filter(one -> address.contains(one.name().zh()))
                .filter(one -> address.contains(district(one.area())) || !namesADistrict(address))
                .findFirst();
        if (office.isPresent()) return office.get().area();
        return book.districts().stream()
                .filter(one -> address.contains(one.name().zh()))
                .findFirst()
                .map(one -> Area.district(one.code()))
                .orElse(null);
    }

    String name(Area area, Shell shell) {
        return shell.t(book.name(area));
    }

    List<Option> districts(Shell shell) {
        return book.districts().stream()
                .map(district -> new Option(district.code(), shell.t(district.name())))
                .toList();
    }

    List<Option> offices(@Nullable Area area, Shell shell) {
        if (area == null) return List.of();
        return book.offices(area.district()).stream()
                .map(office -> new Option(office.area().streetOffice(), shell.t(office.name())))
                .toList();
    }

    private String district(Area area) {
        return book.district(area.district()).name().zh();
    }

    private boolean namesADistrict(String address) {
        return book.districts().stream()
                .anyMatch(one -> address.contains(one.name().zh()));
    }
}
