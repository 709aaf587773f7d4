package furong.customer;

import static org.assertj.core.api.Assertions.assertThat;

import furong.FurongTest;
import furong.organisation.Area;
import furong.organisation.Segment;
import furong.organisation.Territories;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The city of the address book: complete, on the map, and nowhere without an owner. */
@FurongTest
class AddressBookTest {

    @Autowired
    AddressBook book;

    @Autowired
    Territories territories;

    @Test
    void theCityIsThere() {
        assertThat(book.districts()).hasSize(20);
        assertThat(book.offices()).hasSize(261);
        assertThat(book.districts())
                .allSatisfy(
                        district -> assertThat(book.offices(district.code())).isNotEmpty());
        assertThat(book.offices()).allSatisfy(office -> {
            assertThat(office.lat()).isBetween(30.0, 31.5);
            assertThat(office.lon()).isBetween(102.9, 105.0);
        });
        assertThat(book.name(new Area("510107", "510107001")).zh()).isEqualTo("武侯区浆洗街街道");
    }

    @Test
    @DisplayName("A1.5 every area of the city has an owner for every segment")
    void everyAreaHasAnOwner() {
        for (var office : book.offices()) {
            for (var segment : Segment.values())
                assertThat(territories.ownerOf(segment, office.area(), LocalDate.of(2026, 11, 22)))
                        .isNotNull();
        }
    }

    @Test
    void streetsAreFoundByNamePinyinAndInitials() {
        assertThat(book.streets("洗面桥", 10)).extracting(AddressBook.Street::name).contains("洗面桥街", "洗面桥横街");
        assertThat(book.streets("renminnan", 10))
                .extracting(AddressBook.Street::name)
                .contains("人民南路三段");
        assertThat(book.streets("xmqj", 10))
                .extracting(AddressBook.Street::name)
                .contains("洗面桥街");
        assertThat(book.streets("", 3)).hasSize(3);
    }
}
