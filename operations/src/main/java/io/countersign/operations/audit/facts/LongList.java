package io.countersign.operations.audit.facts;

import java.util.Arrays;

/** A growing list of numbers, eight bytes each. */
public final class LongList {

    private long[] numbers = new long[16];
    private int size;

    public void add(long number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        numbers[size++] = number;
    }

    /** In place, before {@link #contains} is asked. */
    public LongList sorted() {
        Arrays.sort(numbers, 0, size);
        return this;
    }

    public boolean contains(long number) {
        return Arrays.binarySearch(numbers, 0, size, number) >= 0;
    }
}
