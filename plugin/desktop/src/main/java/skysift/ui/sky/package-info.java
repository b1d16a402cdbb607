/**
 * What does the part of the screen with the sky show?
 *
 * <p>Knows the models and the values, no other part of the screen.
 */
package skysift.ui.sky;
