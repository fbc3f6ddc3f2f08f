package io.countersign.rules.lookalike;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.AccountId;
import io.countersign.contracts.SignatureId;
import io.countersign.rules.context.Neighbour;
import io.countersign.rules.text.Folding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LookAlikesTest {

    private static final AccountId ME = new AccountId("me");
    private static final AccountId OTHER = new AccountId("other");

    private final LookAlikes index = new LookAlikes();

    private List<String> near(String name) {
        return index.near(name, ME).stream().map(Neighbour::name).toList();
    }

    @Test
    void findsWhatReadsTheSameFirstAndThenWhatIsOneEditAway() {
        index.put(new SignatureId(1), OTHER, "PayPol");
        index.put(new SignatureId(2), OTHER, "PayPal");
        index.put(new SignatureId(3), OTHER, "PayPool");
        index.put(new SignatureId(4), OTHER, "Pay");

        assertThat(near("Pay-PaI")).containsExactly("PayPal", "PayPol");
        assertThat(index.near("PayPaI", ME)).first().isEqualTo(new Neighbour(new SignatureId(2), OTHER, "PayPal", 0));
        assertThat(near("Papyal")).containsExactly("PayPal");
    }

    @Test
    void shortNamesHaveToReadTheSame() {
        index.put(new SignatureId(1), OTHER, "星河云");

        assertThat(near("星河雲")).containsExactly("星河云");
        assertThat(near("星海云")).isEmpty();
        assertThat(near("星河")).isEmpty();
        assertThat(near("😀")).isEmpty();
    }

    @Test
    void lettersThatTogetherLookLikeAnotherAreSeen() {
        index.put(new SignatureId(1), OTHER, "Telegram");

        assertThat(near("Telegrarn")).containsExactly("Telegram");
    }

    @Test
    void alsoWhereTheApprovedNameHasThem() {
        index.put(new SignatureId(1), OTHER, "Barnes");

        assertThat(index.near("Bames", ME)).containsExactly(new Neighbour(new SignatureId(1), OTHER, "Barnes", 0));
        assertThat(near("Bamess")).containsExactly("Barnes");
        assertThat(near("Barnes")).containsExactly("Barnes");

        index.remove(new SignatureId(1));

        assertThat(near("Bames")).isEmpty();
    }

    @Test
    void anAccountsOwnNamesAreNoNeighbours() {
        index.put(new SignatureId(1), ME, "Xinghe");

        assertThat(near("Xinghe")).isEmpty();
        assertThat(index.near("Xinghe", OTHER)).hasSize(1);
    }

    @Test
    void aRemovedOrReplacedNameIsGone() {
        index.put(new SignatureId(1), OTHER, "Xinghe");
        index.put(new SignatureId(1), OTHER, "Xinghe");
        assertThat(index.size()).isOne();

        index.put(new SignatureId(1), OTHER, "Mingyue");

        assertThat(near("Xinghe")).isEmpty();
        assertThat(near("Mingyue")).hasSize(1);
        index.remove(new SignatureId(1));
        index.remove(new SignatureId(1));
        assertThat(near("Mingyue")).isEmpty();
        assertThat(index.size()).isZero();
    }

    @Test
    void agreesWithComparingEveryName() {
        var random = new Random(1);
        var names = new HashMap<Long, String>();
        for (int step = 0; step < 20_000; step++) {
            long signature = 1L + random.nextInt(3_000);
            if (random.nextInt(3) == 0) {
                index.remove(new SignatureId(signature));
                names.remove(signature);
            } else {
                var name = name(random);
                index.put(new SignatureId(signature), OTHER, name);
                names.put(signature, name);
            }
        }

        assertThat(index.size()).isEqualTo(names.size());
        for (int i = 0; i < 500; i++) {
            var name = name(random);
            var expected = new TreeSet<Long>();
            names.forEach((signature, other) -> {
                if (isNear(Folding.skeleton(name), Folding.skeleton(other))) {
                    expected.add(signature);
                }
            });
            var found = index.near(name, ME).stream()
                    .map(neighbour -> neighbour.signature().value())
                    .toList();

            assertThat(expected).as(name).containsAll(found);
            assertThat(found).as(name).hasSize(Math.min(20, expected.size()));
        }
    }

    @Test
    void threadsMayChangeAndAskAtOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var work = new ArrayList<Callable<@Nullable Void>>();
            for (int t = 0; t < 4; t++) {
                int thread = t;
                work.add(() -> {
                    var random = new Random(thread);
                    for (int i = 0; i < 5_000; i++) {
                        var signature = new SignatureId(1 + random.nextInt(500));
                        if (random.nextBoolean()) {
                            index.put(signature, OTHER, name(random));
                        } else {
                            index.remove(signature);
                        }
                        index.near(name(random), ME);
                    }
                    return null;
                });
            }
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        }
        for (int i = 1; i <= 500; i++) {
            index.remove(new SignatureId(i));
        }

        assertThat(index.size()).isZero();
        var random = new Random(9);
        for (int i = 0; i < 1_000; i++) {
            assertThat(near(name(random))).isEmpty();
        }
    }

    private static String name(Random random) {
        var name = new StringBuilder();
        for (int i = 2 + random.nextInt(5); i > 0; i--) {
            name.append("xyzw云河".charAt(random.nextInt(6)));
        }
        return name.toString();
    }

    /** The textbook algorithm, for comparison. */
    private static boolean isNear(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        if (Math.min(one.length(), other.length()) < 4) {
            return false;
        }
        var d = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                d[i][j] = i == 0 || j == 0
                        ? i + j
                        : Math.min(
                                Math.min(d[i - 1][j], d[i][j - 1]) + 1,
                                d[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1));
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[one.length()][other.length()] <= 1;
    }

    @Test
    void aBrandOfAnotherAccountIsFoundAsAWordOfAName() {
        var index = new LookAlikes();
        index.put(new SignatureId(1), new AccountId("one"), "Markelton");
        index.put(new SignatureId(2), new AccountId("two"), "星河云");

        assertThat(index.within("Markelton Bank", new AccountId("three")))
                .extracting(Neighbour::name)
                .containsExactly("Markelton");
        assertThat(index.within("MarkeltonBank", new AccountId("three"))).hasSize(1);
        assertThat(index.within("北京星河云银行", new AccountId("three")))
                .extracting(Neighbour::name)
                .containsExactly("星河云");
        assertThat(index.within("Markeltons", new AccountId("three"))).isEmpty();
        assertThat(index.within("Markelton", new AccountId("three"))).isEmpty();
        assertThat(index.within("Markelton Bank", new AccountId("one"))).isEmpty();
    }
}
