package io.countersign.benchmarks;

/** The entry point of {@code benchmarks/run}. */
public final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] arguments) {
        Runtime.getRuntime().exit(BenchmarksCommand.commandLine().execute(arguments));
    }
}
