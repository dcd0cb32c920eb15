import '../staff/staff.css';
import { showApp } from '../ui/index.ts';
import { App } from './app.tsx';

showApp(App);
