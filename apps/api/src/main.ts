import '#database';
import '#history';
