@NullMarked
package io.countersign.intake.web;

import org.jspecify.annotations.NullMarked;
