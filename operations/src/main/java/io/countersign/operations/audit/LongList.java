package io.countersign.operations.audit;

import java.util.Arrays;

/** A growing list of numbers, eight bytes each. */
final class LongList {

    private long[] numbers = new long[16];
    private int size;

    void add(long number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        numbers[size++] = number;
    }

    /** In place, before {@link #contains} is asked. */
    LongList sorted() {
        Arrays.sort(numbers, 0, size);
        return this;
    }

    boolean contains(long number) {
        return Arrays.binarySearch(numbers, 0, size, number) >= 0;
    }
}
