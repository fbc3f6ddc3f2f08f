package io.countersign.architecture;

import io.countersign.acceptance.Jars;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/** The texts of the product in both languages: of constructors that take them as arguments, and of bundles. */
final class SourceTexts {

    /** In place of an argument that is no literal. */
    private static final String VALUE = "7";

    private static final Pattern CONSTRUCTOR = Pattern.compile("new TencentError\\(");
    private static final Pattern LITERAL = Pattern.compile("\"((?:\\\\.|[^\"\\\\])*)\"");

    private SourceTexts() {}

    /** @param where file, and the key in a bundle */
    record Text(String where, String en, String zh) {}

    static List<Text> all() throws IOException {
        var found = new ArrayList<Text>();
        for (var file : mainFiles()) {
            var name = file.getFileName().toString();
            if (name.endsWith(".java")) {
                found.addAll(ofSource(name, Files.readString(file)));
            } else if (name.endsWith("_zh.properties")) {
                found.addAll(ofBundle(file));
            }
        }
        return found;
    }

    private static List<Path> mainFiles() throws IOException {
        var found = new ArrayList<Path>();
        try (var modules = Files.list(Jars.ROOT)) {
            for (var sources : modules.map(module -> module.resolve("src/main")).toList()) {
                if (Files.isDirectory(sources)) {
                    try (var files = Files.walk(sources)) {
                        files.filter(Files::isRegularFile).forEach(found::add);
                    }
                }
            }
        }
        return found;
    }

    static List<Text> ofSource(String name, String source) {
        var found = new ArrayList<Text>();
        var constructor = CONSTRUCTOR.matcher(source);
        while (constructor.find()) {
            var arguments = arguments(source, constructor.end());
            var texts = arguments.subList(1, arguments.size());
            if (texts.size() == 2 && texts.stream().allMatch(text -> text.contains("\""))) {
                found.add(new Text(name, text(texts.get(0)), text(texts.get(1))));
            }
        }
        return found;
    }

    /** The arguments from here to the closing parenthesis. */
    private static List<String> arguments(String source, int from) {
        var arguments = new ArrayList<String>();
        int depth = 0;
        int start = from;
        for (int i = from; ; i++) {
            char c = source.charAt(i);
            if (c == '"') {
                var literal = LITERAL.matcher(source).region(i, source.length());
                i = literal.lookingAt() ? literal.end() - 1 : i;
            } else if (c == '(') {
                depth++;
            } else if (c == ',' && depth == 0) {
                arguments.add(source.substring(start, i));
                start = i + 1;
            } else if (c == ')' && depth-- == 0) {
                arguments.add(source.substring(start, i));
                return arguments;
            }
        }
    }

    /** Literals joined, with a value in place of what is between them. */
    private static String text(String argument) {
        var text = new StringBuilder();
        var literal = LITERAL.matcher(argument);
        int end = 0;
        while (literal.find()) {
            text.append(value(argument.substring(end, literal.start())));
            text.append(literal.group(1).translateEscapes());
            end = literal.end();
        }
        return text.append(value(argument.substring(end))).toString();
    }

    private static String value(String between) {
        return between.chars().anyMatch(Character::isLetter) ? VALUE : "";
    }

    private static List<Text> ofBundle(Path chinese) throws IOException {
        var stem = chinese.toString().replace("_zh.properties", "");
        var english = Path.of(stem + ".properties");
        var en = read(Files.exists(english) ? english : Path.of(stem + "_en.properties"));
        var zh = read(chinese);
        return en.stringPropertyNames().stream()
                .map(key -> new Text(chinese.getFileName() + " " + key, en.getProperty(key), zh.getProperty(key, "")))
                .toList();
    }

    private static Properties read(Path file) throws IOException {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
