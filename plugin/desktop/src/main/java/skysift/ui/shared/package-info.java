/**
 * What do all parts of the screen do in the same way?
 *
 * <p>Knows the models, no part of the screen.
 */
package skysift.ui.shared;
