/**
 * In which words does the window speak?
 *
 * <p>Each part of the screen keeps its English in {@code Texts.properties} beside its classes.
 * Knows nothing of Skysift.
 */
package skysift.text;
