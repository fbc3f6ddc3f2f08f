package io.countersign.simulation.world;

import java.util.List;
import java.util.SplittableRandom;

/** Decides at every store write, send and commit whether the process ends there, or stalls while others move. */
public final class Chance {

    private static final int MAX_DEPTH = 3;
    private static final int CRASH = 20;
    private static final int STALL = 40;
    private static final int SHORT = 4;
    private static final int LONG_STALL = 8;
    private static final int MAX_STALL = 40;

    private final SplittableRandom random;
    private final Runnable others;
    private int depth;
    private boolean calm;

    /** @param others lets another actor take a step */
    Chance(long seed, Runnable others) {
        this.random = new SplittableRandom(seed);
        this.others = others;
    }

    /** From now on nothing goes wrong any more. */
    public void calmDown() {
        calm = true;
    }

    public boolean isCalm() {
        return calm;
    }

    /** Something may go wrong here. */
    public void point() {
        if (calm) {
            return;
        }
        int draw = random.nextInt(1000);
        if (draw < CRASH) {
            throw new Crash();
        }
        if (draw < CRASH + STALL && depth < MAX_DEPTH) {
            stall(SHORT);
        }
    }

    /** Something may go wrong here, and now and then it takes longer than a session: others take over meanwhile. */
    public void longPoint() {
        point();
        if (!calm && depth == 0 && oneIn(LONG_STALL)) {
            stall(MAX_STALL);
        }
    }

    private void stall(int longest) {
        depth++;
        try {
            for (int moves = 1 + random.nextInt(longest); moves > 0; moves--) {
                others.run();
            }
        } finally {
            depth--;
        }
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    public boolean oneIn(int cases) {
        return random.nextInt(cases) == 0;
    }

    public <T> T of(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
