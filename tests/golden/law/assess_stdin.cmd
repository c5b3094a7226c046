assess -
