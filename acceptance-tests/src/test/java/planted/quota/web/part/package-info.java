@NullMarked
package planted.quota.web.part;

import org.jspecify.annotations.NullMarked;
