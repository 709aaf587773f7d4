package furong.demo;

import furong.platform.Label;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes up names, phone numbers and documents of people who do not exist. */
class People {

    private static final List<Label> SURNAMES =
            labels("王 Wang 李 Li 张 Zhang 刘 Liu 陈 Chen 杨 Yang 黄 Huang 赵 Zhao 吴 Wu 周 Zhou 徐 Xu 孙 Sun 马 Ma 朱 Zhu"
                    + " 胡 Hu 郭 Guo 何 He 林 Lin 罗 Luo 高 Gao 郑 Zheng 梁 Liang 谢 Xie 宋 Song 唐 Tang 许 Xu 邓 Deng"
                    + " 冯 Feng 曾 Zeng 蒋 Jiang 蔡 Cai 彭 Peng 廖 Liao 付 Fu 钟 Zhong 向 Xiang 龚 Gong 欧阳 Ouyang");
    private static final List<Label> GIVEN =
            labels("芳 Fang 娜 Na 敏 Min 静 Jing 丽 Li 强 Qiang 磊 Lei 军 Jun 洋 Yang 勇 Yong 艳 Yan 杰 Jie 娟 Juan 涛 Tao"
                    + " 明 Ming 超 Chao 秀英 Xiuying 霞 Xia 平 Ping 刚 Gang 桂英 Guiying 文 Wen 建华 Jianhua 志强 Zhiqiang"
                    + " 晓燕 Xiaoyan 雨桐 Yutong 思远 Siyuan 佳怡 Jiayi 子涵 Zihan 国庆 Guoqing 春梅 Chunmei 小龙 Xiaolong"
                    + " 蓉 Rong 川 Chuan 天府 Tianfu 锦 Jin 素华 Suhua 长林 Changlin 清 Qing 立 Li 云 Yun 海燕 Haiyan");
    private static final List<Label> TRADES =
            labels("茶楼 Teahouse 火锅 Hotpot 书店 Bookshop 诊所 Clinic 旅行社 Travel 装饰 Decoration 印务 Printing 物流 Logistics"
                    + " 软件 Software 五金 Hardware 花店 Flowers 幼儿园 Kindergarten 药房 Pharmacy 电器 Appliances");
    private static final List<Label> PLACES =
            labels("蓉城 Rongcheng 锦江 Jinjiang 天府 Tianfu 浣花 Huanhua 青城 Qingcheng 望江 Wangjiang 金沙 Jinsha 芙蓉 Furong"
                    + " 武侯 Wuhou 玉林 Yulin 岷江 Minjiang 西蜀 Xishu");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private final RandomGenerator chance;

    People(RandomGenerator chance) {
        this.chance = chance;
    }

    Label person() {
        var surname = any(SURNAMES);
        var given = any(GIVEN);
        return new Label(surname.zh() + given.zh(), given.en() + " " + surname.en());
    }

    Label business() {
        var place = any(PLACES);
        var trade = any(TRADES);
        return new Label(
                "成都" + place.zh() + any(SURNAMES).zh() + "记" + trade.zh() + "有限公司", place.en() + " " + trade.en());
    }

    /** A mobile number of the form people know; the block is one that nobody was given when this was written. */
    String mobile(int n) {
        return "1390028%04d".formatted(n % 10_000);
    }

    String landline(int n) {
        return "028%08d".formatted(60_000_000 + n);
    }

    /** A citizen number with a right check character (GB 11643-1999), of a region code that is not in use (519900). */
    String citizen(int n) {
        var born = "19%02d%02d%02d".formatted(40 + n % 60, 1 + n % 12, 1 + n % 28);
        var head = "519900" + born + "%03d".formatted(n / 60 % 1000);
        var sum = 0;
        for (var i = 0; i < WEIGHTS.length; i++) sum += WEIGHTS[i] * (head.charAt(i) - '0');
        return head + CHECKS.charAt(sum % 11);
    }

    String licence(int n) {
        return "91510100MA%07dX".formatted(n);
    }

    <T> T any(List<T> of) {
        return of.get(chance.nextInt(of.size()));
    }

    boolean once(int in) {
        return chance.nextInt(in) == 0;
    }

    int between(int low, int high) {
        return chance.nextInt(low, high);
    }

    private static List<Label> labels(String pairs) {
        var words = pairs.split(" ");
        return java.util.stream.IntStream.range(0, words.length / 2)
                .mapToObj(n -> new Label(words[2 * n], words[2 * n + 1]))
                .toList();
    }
}
