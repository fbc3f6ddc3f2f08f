package io.countersign.rules.text;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Folded phrases with their meanings, found at every index of a text. */
public final class Phrases<T> {

    private final Node<T> root;

    private Phrases(Node<T> root) {
        this.root = root;
    }

    /** Phrases that fold to nothing are left out. */
    public static <T> Phrases<T> of(Map<String, T> meanings, UnaryOperator<String> folding) {
        var tree = new Branch<T>();
        meanings.forEach((phrase, meaning) -> tree.put(folding.apply(phrase), meaning));
        return new Phrases<>(tree.freeze());
    }

    /** Receives each phrase found. */
    @FunctionalInterface
    public interface PhraseVisitor<T> {
        void visit(int from, int to, T meaning);
    }

    /** Visits every phrase in the text, wherever it begins. */
    public void scan(String text, PhraseVisitor<T> visitor) {
        for (int i = 0; i < text.length(); i++) {
            scanFrom(text, i, visitor);
        }
    }

    /** Visits every phrase that begins at {@code from}. */
    public void scanFrom(String text, int from, PhraseVisitor<T> visitor) {
        Node<T> node = root;
        for (int i = from; i < text.length(); i++) {
            node = node.child(text.charAt(i));
            if (node == null) {
                return;
            }
            if (node.meaning != null) {
                visitor.visit(from, i + 1, node.meaning);
            }
        }
    }

    /** The meaning of the whole text, or null if it is no phrase. */
    public @Nullable T whole(String text) {
        Node<T> node = root;
        for (int i = 0; i < text.length() && node != null; i++) {
            node = node.child(text.charAt(i));
        }
        return node == null ? null : node.meaning;
    }

    private static final class Branch<T> {

        private final TreeMap<Character, Branch<T>> children = new TreeMap<>();
        private @Nullable T meaning;

        void put(String phrase, T value) {
            var branch = this;
            for (int i = 0; i < phrase.length(); i++) {
                branch = branch.children.computeIfAbsent(phrase.charAt(i), next -> new Branch<>());
            }
            if (!phrase.isEmpty()) {
                branch.meaning = value;
            }
        }

        @SuppressWarnings({"unchecked", "rawtypes"})
        Node<T> freeze() {
            var letters = new char[children.size()];
            Node<T>[] nodes = new Node[letters.length];
            int i = 0;
            for (var child : children.entrySet()) {
                letters[i] = child.getKey();
                nodes[i++] = child.getValue().freeze();
            }
            return new Node<>(letters, nodes, meaning);
        }
    }

    private static final class Node<T> {

        private final char[] letters;
        private final Node<T>[] nodes;
        private final @Nullable T meaning;

        Node(char[] letters, Node<T>[] nodes, @Nullable T meaning) {
            this.letters = letters;
            this.nodes = nodes;
            this.meaning = meaning;
        }

        @Nullable
        Node<T> child(char c) {
            int at = Arrays.binarySearch(letters, c);
            return at < 0 ? null : nodes[at];
        }
    }
}
