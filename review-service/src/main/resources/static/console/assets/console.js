import './case.js';
import './rows.js';
import {printKeys} from './keys.js';

printKeys();
