/** How long does the window let one wait? Shares its made rows with the benchmark of the index. */
package skysift.bench;
