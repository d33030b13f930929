package org.iioe.ledger.store;

import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Locks that are held until the append is under way: who comes next decides on what it will make,
 * and need not wait for its commit. Where nobody tells of that, they are held until the end.
 */
final class UntilUnderway implements LockFactory {
    private final LockFactory locks = PessimisticLockFactory.usingDefaults();

    @Override
    public Lock obtainLock(String identifier) {
        Held held = new Held(locks.obtainLock(identifier));
        Decision.of(CurrentUnitOfWork.get()).whenUnderway(append -> held.giveUp());
        return held;
    }

    /** A lock that its holder may give up early; the framework asks for it to the end. */
    private static final class Held implements Lock {
        private final Lock lock;
        private boolean isGivenUp;
        private boolean isReleased;

        Held(Lock lock) {
            this.lock = lock;
        }

        void giveUp() {
            if (!isGivenUp) {
                isGivenUp = true;
                lock.release();
            }
        }

        @Override
        public void release() {
            isReleased = true;
            giveUp();
        }

        @Override
        public boolean isHeld() {
            return !isReleased;
        }
    }
}
