package io.countersign.rules.data;

import java.util.List;

/** What stands around the brand in the name of a company: places before it, trades and legal forms after it. */
public record CompanyWords(List<String> places, List<String> trades, List<String> legalForms) {

    public CompanyWords {
        places = longestFirst(places);
        trades = longestFirst(trades);
        legalForms = longestFirst(legalForms);
    }

    private static List<String> longestFirst(List<String> words) {
        return words.stream()
                .sorted((a, b) -> Integer.compare(b.length(), a.length()))
                .toList();
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
            if (rest > 1 && name.regionMatches(true, rest, ending, 0, ending.length()) && isApart(name, rest)) {
                return trimmed(name.substring(0, rest));
            }
        }
        return name;
    }

    /** Latin words end at a separator, Chinese ones anywhere. */
    private static boolean isApart(String name, int at) {
        return name.charAt(at) > 'z' || !Character.isLetterOrDigit(name.charAt(at - 1)) || name.charAt(at - 1) > 'z';
    }

    private static boolean startsWith(String name, String place) {
        return name.regionMatches(true, 0, place, 0, place.length());
    }

    private static String trimmed(String name) {
        int end = name.length();
        while (end > 0 && (Character.isWhitespace(name.charAt(end - 1)) || ",，.&".indexOf(name.charAt(end - 1)) >= 0)) {
            end--;
        }
        return name.substring(0, end);
    }
}
