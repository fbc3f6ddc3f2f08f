package io.countersign.summary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The build's last line: what was skipped, and what it would have needed. */
public final class SkippedTests {

    private static final String NOT_PART_OF_IT =
            ". Not part of it, .ci/run runs them: the dependency analysis, the API fuzzer (Python), the official SDK for"
                    + " Node, the validators of deploy and docs";

    private SkippedTests() {}

    /** @param args the repository's root */
    public static void main(String[] args) throws IOException {
        var skipped = new TreeMap<String, List<String>>();
        try (var modules = Files.list(Path.of(args[0]))) {
            modules.flatMap(SkippedTests::reports).forEach(report -> collect(report, skipped));
        }
        System.out.println(line(skipped));
    }

    private static Stream<Path> reports(Path module) {
        return Stream.of("surefire-reports", "failsafe-reports")
                .map(directory -> module.resolve("target").resolve(directory))
                .filter(Files::isDirectory)
                .flatMap(SkippedTests::xml);
    }

    private static Stream<Path> xml(Path directory) {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(Path report, Map<String, List<String>> skipped) {
        try {
            var cases = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile())
                    .getElementsByTagName("testcase");
            IntStream.range(0, cases.getLength())
                    .mapToObj(i -> (Element) cases.item(i))
                    .filter(test -> test.getElementsByTagName("skipped").getLength() > 0)
                    .forEach(test -> skipped.computeIfAbsent(why(test), _ -> new ArrayList<>())
                            .add(simpleName(test.getAttribute("classname")) + "." + test.getAttribute("name")));
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(report.toString(), e);
        }
    }

    private static String why(Element test) {
        return ((Element) test.getElementsByTagName("skipped").item(0)).getAttribute("message");
    }

    private static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    static String line(Map<String, List<String>> skipped) {
        return skipped.isEmpty()
                ? "Skipped: nothing" + NOT_PART_OF_IT
                : skipped.entrySet().stream()
                        .map(why -> why.getKey() + " (" + String.join(", ", why.getValue()) + ")")
                        .collect(Collectors.joining("; ", "Skipped: ", NOT_PART_OF_IT));
    }
}
