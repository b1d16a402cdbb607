package skysift.eclipse;

import java.util.Optional;
import skysift.model.Session;
import skysift.ui.SkysiftPanel;

/**
 * What a view shows.
 *
 * @param panel empty where Swing cannot be shown inside Eclipse
 */
record Shown(Session session, Optional<SkysiftPanel> panel) {}
