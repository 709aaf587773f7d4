package furong.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people may type for a name, and how a text is cut for the index. */
class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "张伟, zhangwei", "张伟, zw", "曾国华, zengguohua", "曾国华, zgh", "单田芳, shantianfang", "仇英, qiuying",
        "尉迟恭, yuchigong", "尉迟恭, ycg", "解放, jiefang", "解放, xiefang", "吕布, lvbu", "长安, changan",
        "成都芙蓉茶业有限公司, furongchaye", "成都芙蓉茶业有限公司, frcy", "Li Lei, lilei", "Li Lei, lei", "Li Lei, ll"
    })
    void aNameIsFoundByItsPinyinOrInitials(String name, String typed) {
        assertThat(Words.nameKeys(name)).anyMatch(key -> key.startsWith(typed));
    }

    @Test
    void aNameOfManyReadingsHasABoundedNumberOfKeys() {
        assertThat(Words.nameKeys("长行长乐重行朝都长行长乐重行朝都")).hasSizeLessThan(200);
        assertThat(Words.nameKeys("乐行")).hasSizeLessThan(30);
    }

    @Test
    void aTextIsCutIntoNeighbouringPairs() {
        assertThat(Words.grams(Words.condensed("洗面桥街 12号")))
                .containsExactlyInAnyOrder("洗面", "面桥", "桥街", "街1", "12", "2号");
        assertThat(Words.grams("街")).isEmpty();
    }
}
