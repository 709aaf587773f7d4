package furong.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import furong.platform.Refused;
import org.junit.jupiter.api.Test;

/** Identity numbers: their check character, their two lengths, and that they are not printed by accident. */
class DocumentTest {

    @Test
    void theCheckCharacterOfACitizenNumberIsTested() {
        // the example of GB 11643-1999
        assertThatCode(() -> new Document(DocumentType.ID_CARD, "11010519491231002x").check())
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new Document(DocumentType.ID_CARD, "110105194912310021").check())
                .isInstanceOf(Refused.class)
                .hasMessageContaining("document-number");
    }

    @Test
    void theOldFifteenDigitsAndTheNewEighteenAreOnePerson() {
        var old = new Document(DocumentType.ID_CARD, "110105491231002");
        old.check();
        assertThat(old.canonical()).isEqualTo(new Document(DocumentType.ID_CARD, "11010519491231002X").canonical());
    }

    @Test
    void aDocumentDoesNotPrintItsNumber() {
        assertThat(new Document(DocumentType.PASSPORT, "G12345678")).hasToString("PASSPORT ****5678");
    }
}
