package furong.channel.web.organisation;

import furong.channel.web.Shell;
import furong.customer.AddressBook;
import furong.organisation.Area;
import furong.organisation.Organisation;
import furong.organisation.UnitId;

/** Names of areas and units in the reader's language. */
public record TerritoryWords(Organisation organisation, AddressBook book, Shell shell) {

    public String area(Area area) {
        var known =
                book.districts().stream().anyMatch(district -> district.code().equals(area.district()));
        return known ? shell.t(book.name(area)) : shell.t("organisation.former", area.district());
    }

    public String unit(UnitId unit) {
        return shell.t(organisation.unit(unit).name());
    }
}
