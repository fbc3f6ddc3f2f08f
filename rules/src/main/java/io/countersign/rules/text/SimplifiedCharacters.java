package io.countersign.rules.text;

import com.ibm.icu.text.Transliterator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Traditional to simplified Chinese, character by character: the transliterator's rules and variants in one table. */
final class SimplifiedCharacters {

    /** Variants that the transliterator leaves as they are, each before its simplified form (Unihan's variant fields). */
    private static final List<String> VARIANTS = List.of(
            "騐验", "験验", "囯国", "圀国", "証证", "駅驿", "発发", "対对", "図图", "団团", "価价", "仮假", "伝传", "円圆", "覚觉", "労劳", "売卖", "変变",
            "帰归", "応应", "拠据", "検检", "済济", "経经", "継继", "絵绘", "続续", "総总", "歩步", "毎每", "沢泽", "県县", "竜龙", "読读", "軽轻", "辺边",
            "鉄铁", "銭钱", "関关", "険险", "顕显", "駆驱", "駄驮", "黒黑", "衆众", "隣邻", "峯峰", "羣群", "厰厂", "箇个", "佈布", "週周", "効效", "碁棋",
            "壱一", "弐二", "亜亚", "悪恶", "囲围", "為为", "栄荣", "塩盐", "桜樱", "穏稳", "拡扩", "巻卷", "戯戏", "気气", "掲揭", "桟栈", "残残", "児儿",
            "実实", "釈释", "従从", "渋涩", "獣兽", "帳账", "欵款", "遊游", "転转", "営营", "単单", "戦战");

    private static final Map<Integer, Integer> TABLE = compile();

    private SimplifiedCharacters() {}

    static int of(int codePoint) {
        return TABLE.getOrDefault(codePoint, codePoint);
    }

    private static Map<Integer, Integer> compile() {
        var transliterator = Transliterator.getInstance("Traditional-Simplified");
        var table = new HashMap<Integer, Integer>();
        for (var text : transliterator.getSourceSet()) {
            var simple = transliterator.transliterate(text);
            if (isOne(text) && isOne(simple) && !simple.equals(text)) {
                table.put(text.codePointAt(0), simple.codePointAt(0));
            }
        }
        VARIANTS.forEach(pair -> table.putIfAbsent((int) pair.charAt(0), (int) pair.charAt(1)));
        table.entrySet().removeIf(entry -> entry.getKey().equals(entry.getValue()));
        return Map.copyOf(table);
    }

    private static boolean isOne(String text) {
        return text.codePointCount(0, text.length()) == 1;
    }
}
