/**
 * What does the part of the screen with what is behind the selected row show?
 *
 * <p>Knows the models and the values, no other part of the screen.
 */
package skysift.ui.links;
