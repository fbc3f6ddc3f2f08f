package io.countersign.operations.audit;

import java.util.Arrays;

/** A growing list of numbers, eight bytes each. */
final class Longs {

    private long[] numbers = new long[16];
    private int size;

    void add(long number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        numbers[size++] = number;
    }

    long[] sorted() {
        var sorted = Arrays.copyOf(numbers, size);
        Arrays.sort(sorted);
        return sorted;
    }

    static boolean contains(long[] sorted, long number) {
        return Arrays.binarySearch(sorted, number) >= 0;
    }
}
