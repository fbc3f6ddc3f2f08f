package io.countersign.rules.checks.spelling;

import io.countersign.rules.checks.spelling.GeneralName.Meaning;
import io.countersign.rules.data.CompanyWords;
import io.countersign.rules.data.GenericWords;
import io.countersign.rules.text.FoldedName;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A placeholder that is written in another way than listed: numbered, with a letter before or after it, with digits in
 * it, as a host name, with letters or words repeated, misspelt, or in the letters by which it is pronounced.
 */
public final class PlaceholderSpelling {

    private static final int MAX_AFFIXES = 4;
    private static final int MIN_LENGTH = 2;

    /** The length of the longest word of {@link #ORDER}. */
    private static final int MAX_ORDER = 7;

    private static final String NUMBER =
            "(?:第[\\p{Nd}一二三四五六七八九十百零〇两]{1,8}[号期组部个次版轮批条份款年月日]?|[一二三四五六七八九十百零〇两]{1,8}[号期组部个次版轮批条份款年月日]"
                    + "|\\p{Nd}{1,8}[号期组部个次版轮批条份款年月日]?|[vV]\\p{Nd}+(?:\\.\\p{Nd}+)*|[甲乙丙丁戊])";
    private static final String ORDER =
            "one|two|three|four|five|first|second|third|no|nr|number|ver|version|copy|final|new|old|abc|xyz|xxx|aaa";
    private static final String GAP = "[^\\p{L}\\p{Nd}]*";

    /** A number, a word for one, or a letter; brands are called e签宝 and i餐厅, so that these letters do not count. */
    private static final Pattern LEADING = Pattern.compile("^" + GAP + "(?:" + NUMBER + "|(?i:" + ORDER
            + "|[a-z&&[^ei]]|(?<twice>[a-z&&[^qy]])\\k<twice>{1,3})(?![A-Za-z\\p{Nd}]))" + GAP);

    private static final Pattern TRAILING =
            Pattern.compile(GAP + "(?:" + NUMBER + "|[一二三四五六七八九十吧呢啊呀啦哈哦嘛哟喽呗了的]|(?<![A-Za-z\\p{Nd}])(?i:" + ORDER
                    + "|i{1,3}|iv|vi{0,3}|[a-z]|(?<twice>[a-z&&[^qy]])\\k<twice>{1,3})|(?<=[a-z])[A-Z])" + GAP + "$");

    private static final Pattern HOST =
            Pattern.compile("(?i)(?:https?://)?(?:www\\.)?(?<name>[^./]+)\\.(?:com|cn|net|org|io)(?:\\.cn)?/?");
    private static final Pattern DIGITS = Pattern.compile("[^\\p{L}]*\\p{Nd}[^\\p{L}]*");
    private static final Pattern LONG_RUN = Pattern.compile("(\\p{L})\\1{2,}");
    /** A word for "a certain", or signs for omitted characters beside Chinese or Japanese ones. */
    private static final Pattern OMITTED = Pattern.compile(
            ".*某.*|(?=.*[\\p{IsHan}\\p{IsKatakana}])(?:.*[^A-Za-z])?(?:[xX]{2,}|[×＊*〇○◯_＿?？]{2,})(?:[^A-Za-z].*)?");

    private static final Pattern VARIABLE = Pattern.compile("\\$?\\{.+}|<.+>|%.+%|__.+__");
    private static final Pattern INTERJECTIONS = Pattern.compile("[啊哈呵嘿嘻嗯哦呃嘎啦喂哎唉喔噢嗷吼哼呀嘛呐咦嘤咳嘘啧嗨呸咯哒噗呜咩喵汪嘟哔叭诶欸哟嗬嗡]{3,}");
    private static final Pattern NUMERALS = Pattern.compile("[一二三四五六七八九十百零〇两壹贰叁肆伍陆柒捌玖拾]{3,}");
    private static final Pattern RUN = Pattern.compile("(\\p{L})\\1+");

    private final GenericWords generic;
    private final CompanyWords company;

    private PlaceholderSpelling(GenericWords generic, CompanyWords company) {
        this.generic = generic;
        this.company = company;
    }

    public static boolean isPlaceholder(String name, FoldedName plain, GenericWords generic, CompanyWords company) {
        var spelling = new PlaceholderSpelling(generic, company);
        return isInterjection(plain.compact())
                || spelling.isMisspelt(plain.compact())
                || spelling.isStretched(plain.compact())
                || spelling.isNumbered(name)
                || spelling.otherForms(name).stream().anyMatch(spelling::isPlaceholderOrMisspelt)
                || PinyinName.isPlaceholder(plain.compact(), generic);
    }

    /** Whether the name holds a variable or signs for omitted characters. */
    public static boolean isOmitted(String name) {
        var written = name.strip();
        return (isLatin(written) ? VARIABLE : OMITTED).matcher(written).matches();
    }

    private static boolean isInterjection(String plain) {
        return NUMERALS.matcher(plain).matches() || INTERJECTIONS.matcher(plain).matches();
    }

    private static boolean isLatin(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** The name within a host name, and the name without the digits in it. */
    private List<String> otherForms(String name) {
        var forms = new ArrayList<String>();
        var host = HOST.matcher(name.strip());
        if (name.indexOf('.') >= 0 && isLatin(name) && host.matches()) {
            forms.add(host.group("name"));
        }
        if (name.chars().noneMatch(Character::isDigit)) {
            return forms;
        }
        var withoutDigits = DIGITS.matcher(name).replaceAll("");
        if (withoutDigits.length() < name.length() && withoutDigits.length() * 2 >= name.length()) {
            forms.add(withoutDigits);
        }
        return forms;
    }

    private boolean isNumbered(String name) {
        if (isLatin(name) && !mayHaveAffix(name)) {
            return false;
        }
        var rest = name;
        for (int i = 0; i < MAX_AFFIXES; i++) {
            var shorter = withoutAffix(rest);
            if (shorter.equals(rest)) {
                return false;
            }
            boolean ordinal = !name.startsWith(shorter) && !isLatinLetter(name.charAt(0));
            rest = shorter;
            if (isPlaceholderOrMisspelt(rest) || (!ordinal && isNumberedNoun(rest))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a Latin name begins or ends with a sign, a digit, a single letter or a word for a number. */
    private static boolean mayHaveAffix(String name) {
        int to = 0;
        while (to < name.length() && isLatinLetter(name.charAt(to))) {
            to++;
        }
        int from = name.length();
        while (from > 0 && isLatinLetter(name.charAt(from - 1))) {
            from--;
        }
        int length = name.length() - from;
        boolean shortStart = to <= MAX_ORDER && to < name.length();
        boolean shortEnd = length <= MAX_ORDER && length < name.length();
        return shortStart || shortEnd || (length > 1 && Character.isUpperCase(name.charAt(name.length() - 1)));
    }

    private static boolean isLatinLetter(char c) {
        return c < 0x80 && Character.isLetter(c);
    }

    /** A number before a noun may be a brand, as in 1号公司. */
    private boolean isNumberedNoun(String rest) {
        var folded = FoldedName.plain(rest);
        return generic.nouns().contains(folded.compact())
                || GeneralName.of(folded, generic, company).meaning() == Meaning.MESSAGE
                || company.isFormFragment(folded.compact());
    }

    private static String withoutAffix(String name) {
        var shorter = TRAILING.matcher(name).replaceFirst("");
        return shorter.equals(name) ? LEADING.matcher(name).replaceFirst("") : shorter;
    }

    private boolean isPlaceholderOrMisspelt(String form) {
        var folded = FoldedName.plain(form);
        if (folded.compact().length() < MIN_LENGTH) {
            return false;
        }
        var meaning = GeneralName.of(folded, generic, company).meaning();
        return meaning == Meaning.FILLER
                || meaning == Meaning.PLACEHOLDER
                || isMisspelt(folded.compact())
                || isStretched(folded.compact());
    }

    private boolean isMisspelt(String plain) {
        return generic.misspellings().contains(plain);
    }

    /** {@code testttt} has a letter more than twice, {@code teesst} is a placeholder without its double letters. */
    private boolean isStretched(String plain) {
        if (!hasRun(plain)) {
            return false;
        }
        var single = RUN.matcher(plain).replaceAll("$1");
        return isListed(
                        single,
                        !plain.chars().allMatch(Character::isIdeographic)
                                && !LONG_RUN.matcher(plain).find())
                || (LONG_RUN.matcher(plain).find()
                        && isListed(LONG_RUN.matcher(plain).replaceAll("$1"), false));
    }

    private static boolean hasRun(String plain) {
        for (int i = 1; i < plain.length(); i++) {
            if (plain.charAt(i) == plain.charAt(i - 1)) {
                return true;
            }
        }
        return false;
    }

    private boolean isListed(String plain, boolean fillersOnly) {
        var kind = generic.words().whole(plain);
        return kind == GenericWords.Kind.FILLER || (!fillersOnly && kind == GenericWords.Kind.PLACEHOLDER);
    }
}
