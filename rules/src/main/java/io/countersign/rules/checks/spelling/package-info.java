/** Spellings of names: general words, placeholders, homophones, pinyin, code points. */
@NullMarked
package io.countersign.rules.checks.spelling;

import org.jspecify.annotations.NullMarked;
