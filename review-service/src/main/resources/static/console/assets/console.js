import './case.js';
import './rows.js';
import './palette.js';
import {printKeys} from './keys.js';

printKeys();
