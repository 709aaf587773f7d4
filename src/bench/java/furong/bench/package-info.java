/** Benchmarks that need the whole application. Each prints ratios to a floor measured in the same run. */
@NullMarked
package furong.bench;

import org.jspecify.annotations.NullMarked;
