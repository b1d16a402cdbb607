/**
 * In which words does the window speak?
 *
 * <p>Parts of the screen keep their English in {@code Texts.properties} beside their classes; those
 * of SAMP and some of the links still have it in the code. Knows nothing of Skysift.
 */
package skysift.text;
