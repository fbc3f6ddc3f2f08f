package io.countersign.rules.data;

import io.countersign.rules.text.Folding;
import io.countersign.rules.text.Phrases;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words around the brand in the name of a company: places before it, trades and legal forms after it. */
public final class CompanyWords {

    private static final int MIN_LATIN_FORM = 3;
    private static final String PLACE_SUFFIXES = "省市区县";

    private final List<String> places;
    private final List<String> trades;
    private final List<String> legalForms;
    private final Map<String, String> shortForms;
    private final List<String> groupForms;
    private final Phrases<Part> parts;
    private final Set<String> formFragments;

    /** The parts of a registered name beside the brand. */
    public enum Part {
        FORM,
        /** A legal form of one or two Latin letters, which is one only after other words. */
        SHORT_FORM,
        PLACE,
        TRADE
    }

    /**
     * @param shortForms the short form by the full one, such as 政府 by 人民政府
     * @param groupForms what is between the full and the short name, such as 集团
     */
    public CompanyWords(
            List<String> places,
            List<String> trades,
            List<String> legalForms,
            Map<String, String> shortForms,
            List<String> groupForms) {
        this.places = longestFirst(places);
        this.trades = longestFirst(trades);
        this.legalForms = longestFirst(legalForms);
        this.shortForms = Map.copyOf(shortForms);
        this.groupForms = longestFirst(groupForms);
        this.parts = Phrases.of(partsByWord(), Folding::plain);
        this.formFragments = fragments();
    }

    private static List<String> longestFirst(List<String> words) {
        return words.stream()
                .sorted((a, b) -> Integer.compare(b.length(), a.length()))
                .toList();
    }

    private Map<String, Part> partsByWord() {
        var found = new HashMap<String, Part>();
        places.forEach(place -> found.put(Folding.plain(place), Part.PLACE));
        trades.forEach(trade -> found.put(Folding.plain(trade), Part.TRADE));
        legalForms.forEach(form -> {
            var folded = Folding.plain(form);
            found.put(folded, isHan(folded) || folded.length() >= MIN_LATIN_FORM ? Part.FORM : Part.SHORT_FORM);
        });
        return found;
    }

    /** What is left when the beginning of a Chinese legal form, or of a trade before it, is cut off. */
    private Set<String> fragments() {
        var fragments = new HashSet<String>();
        for (var form : legalForms) {
            if (isHan(form)) {
                for (int from = 0; from < form.length(); from++) {
                    for (int to = from + 2; to <= form.length(); to++) {
                        fragments.add(form.substring(from, to));
                    }
                }
                trades.stream()
                        .filter(CompanyWords::isHan)
                        .forEach(trade -> fragments.add(trade.charAt(trade.length() - 1) + form));
            }
        }
        return Set.copyOf(fragments);
    }

    private static boolean isHan(String text) {
        return !text.isEmpty() && text.chars().allMatch(Character::isIdeographic);
    }

    /** Places, trades and legal forms, folded without confusables. */
    public Phrases<Part> parts() {
        return parts;
    }

    /** Whether the folded text is a part of a legal form, or a legal form after the end of a trade. */
    public boolean isFormFragment(String plain) {
        return formFragments.contains(plain);
    }

    /** The name with each official term in its short form, such as 大麻镇政府 of 大麻镇人民政府. */
    public String withShortForms(String name) {
        if (name.isEmpty() || name.charAt(name.length() - 1) < 0x80) {
            return name;
        }
        var shortened = withoutPlaceSuffix(name);
        for (var form : shortForms.entrySet()) {
            shortened = shortened.replace(form.getKey(), form.getValue());
        }
        return shortened;
    }

    /** The name with the place at its beginning in the usual form, such as 温州燃气有限公司 of 温州市燃气有限公司. */
    private String withoutPlaceSuffix(String name) {
        for (var place : places) {
            int last = place.length() - 1;
            if (last > 1 && PLACE_SUFFIXES.indexOf(place.charAt(last)) >= 0 && name.startsWith(place)) {
                return place.substring(0, last) + name.substring(last + 1);
            }
        }
        return name;
    }

    /** The name without what is between the full and the short name, such as 腾云科技 of 腾云科技集团. */
    public String withoutGroupForm(String name) {
        return withoutEnding(name.strip(), groupForms);
    }

    /** The name without its legal form. */
    public String withoutLegalForm(String name) {
        return withoutEnding(name.strip(), legalForms);
    }

    /** The brand with its trade, such as 腾讯云计算 of 腾讯云计算（北京）有限责任公司. */
    public String withoutPlace(String name) {
        var rest = withoutBrackets(withoutLegalForm(name));
        for (var place : places) {
            if (startsWith(rest, place) && rest.length() > place.length() + 1) {
                return rest.substring(place.length()).strip();
            }
        }
        return rest;
    }

    /** The brand alone, as far as the words are known. */
    public String brand(String name) {
        var rest = withoutPlace(name);
        for (var shorter = withoutEnding(rest, trades); !shorter.equals(rest); shorter = withoutEnding(rest, trades)) {
            rest = shorter;
        }
        return rest;
    }

    private static String withoutBrackets(String name) {
        int open = Math.max(name.lastIndexOf('('), name.lastIndexOf('（'));
        boolean closed = name.endsWith(")") || name.endsWith("）");
        return open > 0 && closed ? name.substring(0, open).strip() : name;
    }

    private static String withoutEnding(String name, List<String> endings) {
        for (var ending : endings) {
            int rest = name.length() - ending.length();
            if (rest > 1
                    && isSame(name.charAt(name.length() - 1), ending.charAt(ending.length() - 1))
                    && name.regionMatches(true, rest, ending, 0, ending.length())
                    && isApart(name, rest)) {
                return trimmed(name.substring(0, rest));
            }
        }
        return name;
    }

    /** Compares one character before all are compared, which costs more. */
    private static boolean isSame(char one, char other) {
        return one == other
                || (one < 0x80 && other < 0x80 && Character.toLowerCase(one) == Character.toLowerCase(other));
    }

    /** Latin words end at a separator, Chinese ones anywhere. */
    private static boolean isApart(String name, int at) {
        return name.charAt(at) > 'z' || !Character.isLetterOrDigit(name.charAt(at - 1)) || name.charAt(at - 1) > 'z';
    }

    private static boolean startsWith(String name, String place) {
        return !name.isEmpty()
                && isSame(name.charAt(0), place.charAt(0))
                && name.regionMatches(true, 0, place, 0, place.length());
    }

    private static String trimmed(String name) {
        int end = name.length();
        while (end > 0 && (Character.isWhitespace(name.charAt(end - 1)) || ",，.&".indexOf(name.charAt(end - 1)) >= 0)) {
            end--;
        }
        return name.substring(0, end);
    }
}
